// @ts-check

/** How many cells are drawn, and the seed that draws them. A longer run: `npm run fuzz -- --cells 2000 --seed 7`. */
module.exports = {
	cells: Number(process.env.FUZZ_CELLS ?? 40),
	seed: Number(process.env.FUZZ_SEED ?? 20260102),
};
