;; Gives the imported resource a second name, which its exporter does not know.
(component
  (import "things" (instance $things
    (export "thing" (type $thing (sub resource)))
    (export "same" (type (eq $thing)))))
  (alias export $things "same" (type $same))
  (export "one" (type $same)))
