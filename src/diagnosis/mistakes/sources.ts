// Where the pages' knowledge of common mistakes comes from; more than one page cites each.

export const SCHECHTER = "Eric Schechter, The Most Common Errors in Undergraduate Mathematics (Vanderbilt University, 1994–2009)";
export const DAWKINS = "Paul Dawkins, Common Math Errors (Lamar University)";
export const SCOFIELD = "Thomas L. Scofield, Grading Codes, and Top Algebra Errors Made by Calculus Students (Calvin College, 2003)";
export const MALRULES = "X. Chen, N. Liu and S. Sonkar, MalruleLib: Large-Scale Executable Misconception Reasoning with Step Traces (arXiv:2601.03217, 2026)";
export const BROWN_BURTON = "J. S. Brown and R. R. Burton, Diagnostic Models for Procedural Bugs in Basic Mathematical Skills, Cognitive Science 2 (1978)";
export const SLEEMAN = "D. Sleeman, An Attempt to Understand Students' Understanding of Basic Algebra, Cognitive Science 8 (1984), 387–412";
export const IDEAS = "B. Heeren, J. Jeuring and A. Gerdes, Specifying Rewrite Strategies for Interactive Exercises, Mathematics in Computer Science 3 (2010); the buggy rules of the IDEAS project (Utrecht and Open Universiteit)";
/** Seen in derivations of machine learning and physics as they are posted; no list of errors that we know has it. */
export const OWN = "Seen in posted derivations; in none of the lists cited here";
export const PETERSEN_PEDERSEN = "K. B. Petersen and M. S. Pedersen, The Matrix Cookbook (Technical University of Denmark, 2012)";
