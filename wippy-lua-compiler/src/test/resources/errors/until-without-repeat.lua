while true do
  work()
until done
