// Where the pages' knowledge of common mistakes comes from; more than one page cites each.

export const SCHECHTER = "Eric Schechter, The Most Common Errors in Undergraduate Mathematics (Vanderbilt University, 1994–2009)";
export const DAWKINS = "Paul Dawkins, Common Math Errors (Lamar University)";
export const SCOFIELD = "Scofield's calculus grading codes";
export const MALRULES = "MalruleLib (101 mal-rules)";
export const BROWN_BURTON = "J. S. Brown and R. R. Burton, Diagnostic Models for Procedural Bugs in Basic Mathematical Skills, Cognitive Science 2 (1978)";
export const SLEEMAN = "D. Sleeman, An Attempt to Understand Students' Understanding of Basic Algebra, Cognitive Science 8 (1984)";
