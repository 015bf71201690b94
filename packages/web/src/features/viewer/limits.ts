/** What the contract takes of a correction. */
export const mostCharacters = { label: 100, description: 2_000 };
