/** Makes `require` load TypeScript. */
declare module 'tsx/cjs' {}
