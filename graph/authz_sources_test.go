package graph_test

import (
	"strings"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// sources: whose source it is, the city's education bureau, is none of the columns; internal/source tests what its people may do.
func sources(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	const of = "of the city's education bureau"
	in := func(more vars) func(*fixtures) vars {
		return func(*fixtures) vars {
			v := vars{"source": "children-eyesight"}
			for k, x := range more {
				v[k] = x
			}
			return v
		}
	}
	mutation := func(field, input, answer string) asked {
		return doc(`mutation($input:` + input + `!){` + field + `(input:$input){` + answer + `}}`)
	}
	const desk = `desk{source{code}}`
	change("makeSourceKey", of, mutation("makeSourceKey", "MakeSourceKeyInput", "secret"), in(nil))
	change("revokeSourceKey", of, mutation("revokeSourceKey", "RevokeSourceKeyInput", "source{code}"), in(vars{"key": "lfk0"}))
	change("switchSource", of, mutation("switchSource", "SwitchSourceInput", "source{code}"), in(vars{"on": false}))
	change("nameSourceField", of, mutation("nameSourceField", "NameSourceFieldInput", desk), in(vars{"name": "jinshi_rs", "element": "myopic_pupils"}))
	change("nameSourceArea", of, mutation("nameSourceArea", "NameSourceAreaInput", desk), in(vars{"name": "TX", "area": "330483"}))
	change("retrySource", of, mutation("retrySource", "RetrySourceInput", desk), in(nil))
	change("dropSourceItems", of, mutation("dropSourceItems", "DropSourceItemsInput", desk), in(vars{"items": []string{}, "reason": "误报"}))
	change("takeProposals", "in Haining health's sheet", doc(`mutation($input:TakeProposalsInput!){takeProposals(input:$input){problems{code message}}}`), func(x *fixtures) vars {
		return vars{"sheet": x.womens.ID, "proposals": []vars{}, "requestId": uuid.NewString()}
	})
}

func sourceQueries(query func(field, object string, how asked, v vars, list string), doc func(string) asked) {
	query("sources", "of the city", doc(`{sources{code}}`), nil, "")
	query("source", "of the city's education bureau", doc(`{source(code:"children-eyesight"){keys{id} deliveries{id} waiting{totalCount}}}`), nil, "")
	query("taskActivity", "of the hotline's task", doc(`{taskActivity(plan:"jiaxing-women-14-5",year:2025,task:"W7.11"){name}}`), nil, "")
}

// lookAtSource: keys and what waits are the owner's, deliveries also those's who see the whole city.
func lookAtSource(s *stranger, v vars, field any) {
	s.Helper()
	about := []any{"seed %d, %s asks %v", seed, s.who, v["source"]}
	own := at(field, "source", "owner", "slug")[0].(string) == strings.Split(s.who, "/")[0]
	whole := strings.HasPrefix(s.who, "330400-wcwc/") || strings.HasPrefix(s.who, "330400-stat/")
	require.True(s, own || len(at(field, "keys", "id"))+len(at(field, "waiting", "nodes", "id")) == 0, about...)
	require.True(s, own || whole || len(at(field, "deliveries", "id")) == 0, about...)
}

// lookAtActivity: beside the whole city's, a tenant is told the counts of its own area.
func lookAtActivity(s *stranger, _ vars, field any) {
	for _, code := range at(field, "areas", "area", "code") {
		require.True(s, s.areas[code.(string)] || strings.HasSuffix(code.(string), "00"), "seed %d, %s: %v", seed, s.who, code)
	}
}
