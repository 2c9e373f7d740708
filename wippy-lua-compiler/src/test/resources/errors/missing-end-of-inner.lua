local M = {}

function M.first(list)
  for i, item in ipairs(list) do
    if item.ready then
      return item
  end
end

function M.second()
  return 2
end

return M
