// Types of what a bot's script can call. Only types: Hailstorm itself needs none of them, and takes
// them away from TypeScript before it runs.

// The language's library as bots have it.
/// <reference lib="es2020" />
/// <reference lib="es2021.promise" />
/// <reference lib="es2021.string" />
/// <reference lib="es2022.array" />
/// <reference lib="es2022.object" />
/// <reference lib="es2022.string" />

/// <reference path="./hailstorm.d.ts" />
/// <reference path="./k6.d.ts" />
