local function main()
  local inbox, events, sum = process.inbox(), process.events(), 0
  while true do
    local ready = channel.select{ inbox:case_receive(), events:case_receive() }
    if ready.channel == events then return ready.value.reason .. " after " .. sum end
    local message = ready.value
    if message:topic() == "add" then
      sum = sum + message:payload():data()
    else
      process.send(message:from(), "sum", sum)
    end
  end
end

local function failing() error("on purpose") end

local function square(n) return n * n end

return { main = main, failing = failing, square = square }
