local x = 1 --[[ begins
and never ends
