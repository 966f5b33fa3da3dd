// Package formula computes an indicator's value for an area out of reported elements.
//
// A city's ratio is the sum of its parts' numerators over the sum of their denominators, never a mean of rates;
// an area that has not reported is missing, never zero and never "no". The same spec serves the city (expected:
// its counties and 市本级) and one county (expected: itself). Which areas are expected comes from the caller;
// sums are exact, and the quotient stays a fraction. The package knows no target and no basis of publication.
package formula
