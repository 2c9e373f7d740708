;; The source of both.wasm: wasm-tools parse both.wat -o both.wasm
;; A component imports of an interface what it needs, and exports all of it; it has documentation.
(component
  (import "acme:bank/accounts@1.0.0" (instance $accounts
    (type $record (record (field "cents" s64)))
    (export "money" (type $money (eq $record)))
    (export "account" (type $account (sub resource)))
    (type $list (list (borrow $account)))
    (export "all" (type $all (eq $list)))
    (export "[method]account.balance" (func (param "self" (borrow $account)) (result $money)))
    (export "total" (func (param "of" $all) (result $money)))
  ))
  (alias export $accounts "money" (type $money))
  (core module $m
    (func (export "fee") (param i64) (result i64) local.get 0))
  (core instance $i (instantiate $m))
  (func $fee (param "of" $money) (result $money) (canon lift (core func $i "fee")))
  (component $wrap
    (type $record (record (field "cents" s64)))
    (import "money" (type $money (eq $record)))
    (import "fee" (func $fee (param "of" $money) (result $money)))
    (export $named "money" (type $money))
    (export "fee" (func $fee) (func (param "of" $named) (result $named)))
  )
  (instance $wrapped (instantiate $wrap
    (with "money" (type $money)) (with "fee" (func $fee))))
  (export "acme:bank/accounts@1.0.0" (instance $wrapped))
  (@custom "package-docs" "\01{\"docs\":\"Banking.\",\"interfaces\":{\"accounts\":{\"docs\":\"Who has what.\",\"types\":{\"money\":{\"docs\":\"An amount.\",\"items\":{\"cents\":\"Of euros.\"}},\"account\":{\"docs\":\"Belongs to somebody.\"}},\"funcs\":{\"total\":{\"docs\":\"Of several accounts.\"},\"fee\":{\"docs\":\"What it costs.\"}}}}}")
)
