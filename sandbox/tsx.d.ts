/** Loading it makes `require` understand TypeScript. */
declare module 'tsx/cjs' {}
