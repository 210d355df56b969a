-- Closures: a lazy stream of primes, functions made of functions, coroutines.
local function from(n)
	return { head = n, tail = function() return from(n + 1) end }
end

local function filter(keep, stream)
	while not keep(stream.head) do
		stream = stream.tail()
	end
	return { head = stream.head, tail = function() return filter(keep, stream.tail()) end }
end

local function sieve(stream)
	local prime = stream.head
	return { head = prime, tail = function()
		return sieve(filter(function(n) return n % prime ~= 0 end, stream.tail()))
	end }
end

local primes = sieve(from(2))
for _ = 1, 400 do
	primes = primes.tail()
end
print(primes.head)

local function compose(f, g)
	return function(x) return f(g(x)) end
end

local sum = 0
for i = 1, 25000 do
	local f = function(x) return x + i end
	for k = 1, 12 do
		f = compose(f, function(x) return (x * k + i) % 1009 end)
	end
	sum = sum + f(i)
end
print(sum)

local made = 0
for i = 1, 50000 do
	local generator = coroutine.wrap(function()
		for k = 1, i % 5 + 1 do
			coroutine.yield({ k })
		end
	end)
	for item in generator do
		made = made + item[1]
	end
end
print(made)
