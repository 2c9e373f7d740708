-- a declared type is a value that checks others
type Point = {x: number, y: number}
type User = {id: string, name: string, age?: integer @min(0) @max(150), tags?: {string} @min_len(1)}
type Id = string @min_len(2) | integer
type Mode = "on" | "off" | 3
type Scores = {[string]: number}
type Tree = {value: number, children: {Tree}?}
type Pair<A, B> = {first: A, second: B}
type Names = Pair<string, string>
type Named = {name: string}
type Aged = {age: number}
type Person = Named & Aged
type Mail = string @pattern("^[^@]+@.+$")
type Fn = (number) -> number
type Anything = any
local function check(t, v)
  local ok, err = t:is(v)
  if err then print(t:name(), err:kind(), err) else print(t:name(), ok == v) end
end
check(Point, {x = 1, y = 2})
check(Point, {x = 1})
check(Point, {x = "1", y = 2})
check(Point, "text")
check(User, {id = "1", name = "n"})
check(User, {id = "1", name = "n", age = 200})
check(User, {id = "1", name = "n", age = 1.5})
check(User, {id = "1", name = "n", tags = {}})
check(User, {id = "1", name = "n", tags = {"a", 2}})
check(Id, "ab") check(Id, "a") check(Id, 5) check(Id, true)
check(Mode, "on") check(Mode, 3) check(Mode, "maybe")
check(Scores, {a = 1, b = 2}) check(Scores, {a = "x"}) check(Scores, {[1] = 1})
check(Tree, {value = 1, children = {{value = 2}, {value = 3, children = {}}}})
check(Tree, {value = 1, children = {{value = 2, children = {{}}}}})
check(Names, {first = "a", second = "b"}) check(Names, {first = "a", second = 2})
check(Pair, {first = 1, second = true})
check(Person, {name = "n", age = 1}) check(Person, {name = "n"})
check(Mail, "a@b") check(Mail, "nobody")
check(Fn, print) check(Fn, 1)
check(Anything, nil)
print(Point({x = 1, y = 2}).x, pcall(Point, {}))
print(Point:kind(), Id:kind(), Mode:kind(), Scores:kind(), Names:kind(), tostring(Point), type(Point))
local exported = {Point = Point, Mode = Mode}
print(exported.Point:is({x = 1, y = 1}).x, exported.Point == Point, Point ~= Mode)
local function later() type Inner = {a: number} return Inner:is({a = 1}) ~= nil, Late:is(1) end
type Late = number
print(later())
local Point = {is = "a variable wins"}
print(Point.is)
print(pcall(Mode.is, 1))
-- a name that is assigned is a global variable
type Status = "a" | "b"
Status = {A = "a"}
print(Status.A)
