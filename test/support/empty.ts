/** Stands for style sheets and drawings, which a test does not look at. */
export default {};
