local t = {3, 1, 2}
table.sort(t) print(table.concat(t, ","))
table.sort(t, function(a, b) return a > b end) print(table.concat(t, ","))
local h = {} h[3] = "c" h[2] = "b" h[1] = "a" h.x = 1
table.sort(h, function(a, b) return a > b end) print(table.concat(h, ","))
print(pcall(table.sort, {1, "x"}))
local words = {"pear", "Apple", "fig"} table.sort(words) print(table.concat(words, " "))
table.insert(t, "end") table.insert(t, 1, "start") print(table.concat(t, ","), #t)
print(table.remove(t), table.remove(t, 1), table.concat(t, ","), table.remove({}))
print(pcall(table.insert, {}, 5, "x"), pcall(table.insert, {}), pcall(table.insert, {}, 1, 2, 3))
print(table.concat({}), table.concat({1, 2.5, "x"}, "-"), table.concat({1, 2, 3}, "", 2, 3))
print(pcall(table.concat, {1, {}, 3}))
local p = table.pack(1, nil, 3) print(p.n, p[1], p[2], p[3], table.unpack(p, 1, p.n))
print(#{1, 2, nil, 4} >= 2, #"x", next({}, nil))
local big = {} for i = 1, 1000 do big[i] = (i * 7919) % 1000 end
table.sort(big) local sorted = true for i = 2, 1000 do sorted = sorted and big[i - 1] <= big[i] end print(sorted)
