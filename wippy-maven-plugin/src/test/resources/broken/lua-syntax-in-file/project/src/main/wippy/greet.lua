local function main(name)
  if name then
    return "Hello, " .. name
end

return { main = main }
