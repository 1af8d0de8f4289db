/**
 * Matches characters that a reader cannot see or that reorder what is around them: control and format characters (zero-width, bidirectional),
 * unassigned and private ones, lone surrogates, line and paragraph separators, and whatever fonts may leave blank by Unicode's own rule
 * (`Default_Ignorable_Code_Point`, for example Hangul fillers).
 */
export const invisibleCharacter = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
