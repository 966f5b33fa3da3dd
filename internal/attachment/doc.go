// Package attachment is what files people may add to what they report or record: which types, told by their content, how large,
// and under what name they are shown.
//
// It must not know what a file belongs to, nor where its bytes lie.
package attachment
