/** What a style sheet is to a component's test. */
export default {}
