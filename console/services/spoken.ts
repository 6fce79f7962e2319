/** What a screen reader calls a button of TDesign; it hands that on, and its types do not know it. */
export const spokenAs = (name: string): object => ({ 'aria-label': name })
