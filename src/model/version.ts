// The version of misstep, said by `misstep --version` and in every report. A test holds it against package.json.

export const VERSION = "0.1.0";
