// Package sample says how far a share found among the people asked can lie from that of all: the score interval of E. B. Wilson
// ("Probable inference, the law of succession, and statistical inference", Journal of the American Statistical Association 22
// (1927), 209–212), which unlike the textbook interval stays within 0–100 and keeps a width where everybody answered alike.
//
//	(x + z²/2 ± z·√(z²/4 + x·(n−x)/n)) ÷ (n + z²)
//
// with x of n answers and z = 1.959964 for 95%. It supposes that those who answered are like those who did not, which an open
// link does not see to; the page says so.
//
// It must not know surveys, people or places: it is given two counts.
package sample
