package persondata_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/persondata"
)

// The numbers are made up: no such card, telephone or account is in use.
func TestFind(t *testing.T) {
	for _, k := range []struct {
		text string
		want persondata.Kind
	}{
		{"11010519491231002X", persondata.Identity},
		{"11010519491231002x", persondata.Identity},
		{"110105194912310021", persondata.None}, // another check digit
		{"11010519491331002X", persondata.None}, // no such day
		{"110105 19491231 002X", persondata.Identity},
		{"110105-19491231-002x", persondata.Identity},
		{"id:11010519491231002X;", persondata.Identity},
		{"99911010519491231002X", persondata.Identity}, // after other digits
		{"１１０１０５19491231002X", persondata.Identity},
		{"110105491231002", persondata.Identity},
		{"110105491331002", persondata.None},
		{"13800138000", persondata.Mobile},
		{"+86 138-0013-8000", persondata.Mobile},
		{"12800138000", persondata.None},
		{"tel13800138000", persondata.Mobile},
		{"6222020000000000000", persondata.BankCard},
		{"6222020000000000001", persondata.None},
		{"someone@example.org", persondata.Mail},
		{"330481", persondata.None},
		{"330481101001", persondata.None},
		{"12345.6789", persondata.None},
		{"1657400", persondata.None},
		{"2025-12-31", persondata.None},
		{"two_cancer_screening", persondata.None},
		{"", persondata.None},
	} {
		require.Equal(t, k.want, persondata.Find(k.text), k.text)
	}
}
