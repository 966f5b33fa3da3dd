package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/liangce/liangce/internal/fault"
)

// limits refuses documents that nobody who works with the product would send: too deep, too wide, or the same field under
// many names.
type limits struct{}

// ExtensionName names the extension to gqlgen.
func (limits) ExtensionName() string { return "limits" }

// Validate is asked when the server is built; there is nothing to refuse.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext measures a document before anything of it runs.
func (limits) MutateOperationContext(ctx context.Context, rc *graphql.OperationContext) *gqlerror.Error {
	m := measure{fragments: rc.Doc.Fragments}
	m.set(rc.Operation.SelectionSet, 1)
	var limit string
	switch {
	case m.depth > maxDepth && !introspects(rc.Operation):
		limit = "depth"
	case m.aliases > maxAliases:
		limit = "aliases"
	case m.fields > maxFields:
		limit = "fields"
	case m.directives > maxDirectives:
		limit = "directives"
	default:
		return nil
	}
	return gqlerror.Wrap(fault.New(fault.InvalidInput, "reason", fault.ReasonDocument, "limit", limit))
}

// measure counts a document with its fragments spread; it stops where a count is past its limit, so a fan-out of fragments
// cannot keep it busy.
type measure struct {
	fragments                          ast.FragmentDefinitionList
	depth, fields, aliases, directives int
}

func (m *measure) set(set ast.SelectionSet, depth int) {
	m.depth = max(m.depth, depth)
	for _, s := range set {
		if m.fields > maxFields || m.aliases > maxAliases || m.directives > maxDirectives || m.depth > 2*maxDepth {
			return
		}
		switch s := s.(type) {
		case *ast.Field:
			m.fields++
			m.directives += len(s.Directives)
			if s.Alias != s.Name {
				m.aliases++
			}
			m.set(s.SelectionSet, depth+1)
		case *ast.InlineFragment:
			m.fields++
			m.directives += len(s.Directives)
			m.set(s.SelectionSet, depth)
		case *ast.FragmentSpread:
			m.fields++
			m.directives += len(s.Directives)
			if f := m.fragments.ForName(s.Name); f != nil {
				m.set(f.SelectionSet, depth)
			}
		}
	}
}

// introspects tells a question about the schema, which is deep by nature; it is answered only where introspection is on.
func introspects(op *ast.OperationDefinition) bool {
	for _, s := range op.SelectionSet {
		if f, ok := s.(*ast.Field); !ok || f.Name != "__schema" && f.Name != "__type" {
			return false
		}
	}
	return true
}
