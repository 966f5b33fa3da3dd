// Package period says what stretch of time, or what day, a yearly figure stands for.
//
// A figure's year is only a label: maternal and child health counts October to September, schools count in
// autumn, stocks stand at 31 December, shares of deputies move once in a term. Which kinds of period there are is a city's
// own; the element names one of them. The package reads no clock; its dates are plain calendar days.
package period
