local function main()
  return 1

return { main = main }
