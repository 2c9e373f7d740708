-- lists with holes, growth, removal while traversing, order
local t = {}
for i = 10, 1, -1 do t[i] = i end
print(#t, t[1], t[10])
for i = 1, 10 do t[i] = nil end
print(#t, next(t))
for i = 1, 5 do t[#t + 1] = i end
print(#t, table.concat(t, ","))
t[#t] = nil
t[#t] = nil
print(#t, t[4])
t[2] = nil
print(t[1], t[2], t[3])
local mixed = {10, 20, x = "x", 30, [5] = 50, y = "y"}
mixed[4] = 40
print(#mixed, mixed[5])
-- entries keep their order
local order = {}
for _, k in ipairs{"z", "a", "m", "b", "q", "c", "k", "d", "j", "e"} do order[k] = true end
order.m = nil order.a = nil order.m = true
local keys = {}
for k in pairs(order) do keys[#keys + 1] = k end
print(table.concat(keys, " "))
-- fields may be removed and changed while they are visited
local big = {}
for i = 1, 100 do big["k" .. i] = i end
local seen, sum = 0, 0
for k, v in pairs(big) do seen = seen + 1; sum = sum + v; big[k] = nil end
print(seen, sum, next(big))
for i = 1, 100 do big[i] = i end
for k, v in pairs(big) do big[k] = v * 2 end
print(big[1], big[100], #big)
-- keys of every kind
local f, c = print, coroutine.create(print)
local kinds = {[true] = "true", [false] = "false", [f] = "function", [c] = "thread", [big] = "table", [1.5] = "float", ["1"] = "text", [1] = "one", [-1] = "minus", [0] = "zero", [2^53] = "large"}
print(kinds[true], kinds[false], kinds[f], kinds[c], kinds[big], kinds[1.5], kinds["1"], kinds[1], kinds[-1], kinds[0], kinds[9007199254740992])
local count = 0
for _ in pairs(kinds) do count = count + 1 end
print(count)
-- a field that held a number keeps texts as they are
local zip = {} zip.code = 0 zip.code = "01234" print(zip.code, type(zip.code))
zip.code = 1.5 zip.code = "1e3" print(zip.code)
zip[1] = 5 zip[1] = "007" print(zip[1])
-- next
print(next({}), next({5}), next({5}, 1), next({a = 1}))
print(pcall(next, {}, 1))
print(rawget(t, "nope"), rawset(t, "k", 1) == t, t.k, rawequal(t, t))
-- large tables
local large = {}
for i = 1, 100000 do large[i] = i end
print(#large, large[99999])
for i = 1, 100000 do large["k" .. i] = i end
print(large.k1, large.k100000, large.k100001)
for i = #large, 1, -1 do large[i] = nil end
print(#large, large.k5)
-- library
local l = {3, 1, 2}
table.sort(l) print(table.concat(l, " "))
table.sort(l, function(x, y) return x > y end) print(table.concat(l, " "))
table.insert(l, 9) table.insert(l, 1, 0) table.insert(l, 3, "mid") print(table.concat(l, " "))
print(table.remove(l), table.remove(l, 1), table.remove(l, 2), table.concat(l, " "))
print(table.remove({}), table.remove({}, 0), #l)
print(pcall(table.insert, l, 10, 1), pcall(table.insert, l), pcall(table.remove, l, 10))
print(table.concat({}, ","), table.concat({1}, ","), table.concat({1, 2, 3}, ", ", 2, 3), table.concat({1, 2.5, "x"}))
print(table.unpack({1, 2, 3})) print(table.unpack({1, 2, 3}, 2)) print(table.unpack({1, 2}, 1, 3)) print(table.unpack({}, 1, 0))
print(table.pack(1, nil, 3).n, #table.pack())
local words = {"Z", "a", "é", "z", "Ä", ""}
table.sort(words) print(table.concat(words, "|"))
print(pcall(table.sort, {1, "x", 2}))
local objects = {}
for i = 1, 50 do objects[i] = {id = (i * 37) % 50} end
table.sort(objects, function(x, y) return x.id < y.id end)
print(objects[1].id, objects[25].id, objects[50].id)
