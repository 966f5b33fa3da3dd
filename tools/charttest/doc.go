// Package charttest holds the tests of charts/liangce and of the Containerfile:
// the chart is linted, rendered for every case in its ci folder, decoded
// strictly into the Kubernetes types, and looked over for what a pod may do.
//
// It uses Helm as a library, so that nobody has to build or install the command,
// and is a module of its own, so that Helm and Kubernetes stay out of the graph
// of the product. It reads the repository as text and imports none of it.
//
// Run it with -count=1: go test remembers a success by the files of its own
// module and would not notice that the chart has changed.
package charttest
