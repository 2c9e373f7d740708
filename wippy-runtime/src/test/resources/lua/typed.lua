-- everything that Wippy adds to the syntax means nothing when code runs
type Point = {x: number, y: number}
type Named<T> = {name: string, value: T}
type Status = "pending" | "active" | "done" | 1 | -1 | true | nil
type Handler = (req: Request, ...any) -> (Response?, error?)
type Callback = fun(a: number, b?: string): boolean
type Tree = {value: number, left: Tree?, right: Tree?}
type Both = Point & {z: number}
type Dict = {[string]: {number}}
type Mixed = {[string]: any, id: integer, tags?: {string}, readonly locked: boolean}
type Partial<T, U: Point> = readonly {T} | U[] | Dict["key"] | keyof(Point) | typeof(print)
type Cond<T> = T extends string ? number : boolean
type Port = number @min(1) @max(65535)
type Email = string @pattern("^.+@.+$") @min_len(3)
interface Shape
  function area(self): number
  function scale(self, by: number): Shape
end
interface Square : Shape
end
local origin: Point = {x = 0, y = 0}
local a: number, b: string?, c: {[string]: number} = 1, nil, {k = 3}
print(a, b, c.k, origin.x)
local function add(x: number, y: number?): number return x + (y or 10) end
local function pair(...: number): (number, string) return select("#", ...), "n" end
local function nothing(): () end
local function several(): number, string, boolean return 1, "two", true end
local generic = function<T>(v: T): T return v end
local function constrained<T: Point, U>(v: T, f: (T) -> U): U return f(v) end
function origin.move(self: Point, dx: number): Point self.x = self.x + dx return self end
function origin:get<K>(key: K): any return self[key] end
print(add(1), add(1, 2), pair(1, 2, 3), nothing(), several())
print(generic(5), constrained(origin, function(p: Point): number return p.x end))
print(origin:move(3):get("x"))
-- casts and assertions
local any: any = {list = {1, 2}, name = "n", f = function() return 1, 2 end}
print((any :: {name: string}).name, any.list as {number} == any.list, (any!).name, any.name! .. "!")
print(#(any.list :: {number}), -1 :: number, "x" .. 1 :: string, not nil :: boolean)
local n = any.f() :: number
print(n, (any.f() as number), any.f())
local as, is, readonly, interface, fun, keyof, asserts, extends, typeof = 1, 2, 3, 4, 5, 6, 7, 8, 9
print(as, is, readonly, interface, fun, keyof, asserts, extends, typeof)
as = as + 1
local words = {as = 1, type = 2, interface = 3, readonly = 4, is = 5, typeof = 6}
print(words.as, words.type, words.interface, words.readonly)
print(type(1), type == type, type "x")
local type = "a variable"
print(type)
for i: number = 1, 2 do print(i) end
for k: string, v: number in pairs({one = 1}) do print(k, v) end
local nested: Named<Named<{number}>> = {name = "outer", value = {name = "inner", value = {1}}}
print(nested.value.value[1])
local shift = 256 >> 4 >> 2
print(shift, 1 < 2, 3 > 2)
goto done
do print("skipped") end
::done::
local f: (number) -> (string) -> boolean = function(x: number) return function(s: string) return #s == x end end
print(f(3)("abc"))
local function narrow(v: unknown): asserts v is string if type ~= "a variable" then error("no") end end
narrow("x")
return true
