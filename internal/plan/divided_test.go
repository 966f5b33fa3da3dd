package plan_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/plan"
)

func TestWhatIsShownByParts(t *testing.T) {
	t.Parallel()
	named := func(code string) *string { return &code }
	sex := plan.Divisions{{Code: "sex", Categories: []plan.Category{{Code: "female"}, {Code: "male"}}}}
	c := &plan.Catalogue{Elements: []plan.Element{{Code: "people", Divisions: sex}, {Code: "beds"}, {Code: "centre", Divisions: sex}}}
	for reason, k := range map[string]struct {
		is   plan.Indicator
		want bool
	}{
		"a sum of people":                      {plan.Indicator{Method: "sum", Count: named("people")}, true},
		"a sum of beds":                        {plan.Indicator{Method: "sum", Count: named("beds")}, false},
		"people for each bed":                  {plan.Indicator{Method: "ratio_of_sums", Numerator: named("people"), Denominator: named("beds")}, true},
		"beds for each of the people":          {plan.Indicator{Method: "ratio_of_sums", Numerator: named("beds"), Denominator: named("people")}, false},
		"a share of counties has no such part": {plan.Indicator{Method: "share_of_counties", Count: named("centre")}, false},
	} {
		require.Equal(t, k.want, c.Divided(k.is), reason)
	}
}
