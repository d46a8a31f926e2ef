// The library as the command line loads it: what everyone may use, and reports with the drawings that the text form shows.
export * from "../index.js";
export { checkAndDraw } from "../check/draw.js";
