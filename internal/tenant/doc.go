// Package tenant holds who takes part in a city's monitoring: the city, its areas and lines, the offices and departments
// (tenants) that sign in, what each may see (grants), and their users.
//
// It must not know plans, figures or rounds, nor how a user proves who they are (auth does). It decides nothing: access
// decides from the grant that is stored here.
//
// Invariants: only the machine actor "loader" writes; ids never change once given; an area's path is its parent's path and
// its own code, so a subtree is a range; the directory names each slug once over all cities, since signing in starts there.
package tenant
