package feed_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/feed"
	"github.com/liangce/liangce/internal/source"
)

const manual = "../../../docs/feeds.md"

// TestTheWorkedExample computes what senders are told to compute.
func TestTheWorkedExample(t *testing.T) {
	text, err := os.ReadFile(manual)
	require.NoError(t, err)
	said := func(name string) string {
		found := regexp.MustCompile(`\| ` + name + " \\| `([^`]+)` \\|").FindStringSubmatch(string(text))
		require.NotNil(t, found, name)
		return found[1]
	}
	bodies := regexp.MustCompile("(?s)```json\n(.*?)\n```").FindAllStringSubmatch(string(text), -1)
	require.Len(t, bodies, 2)
	r := feed.Request{Method: "POST", Path: "/feeds/" + said("source"), Key: said("key"), Time: said("timestamp"), Delivery: said("delivery"), Body: []byte(bodies[0][1])}
	require.Contains(t, string(text), "SHA-256 of the body: `"+r.BodyHash()+"`")
	require.Contains(t, string(text), "Signature: `"+r.Sign(said("secret"))+"`")
	require.True(t, r.WellFormed(r.Sign(said("secret"))))
	for _, b := range bodies {
		p := feed.Read("d", "h", []byte(b[1]))
		require.Nil(t, p.Refusal)
	}
}

// TestEveryCodeIsInTheManual: what a sender may be told is written down, and has words.
func TestEveryCodeIsInTheManual(t *testing.T) {
	text, err := os.ReadFile(manual)
	require.NoError(t, err)
	raw, err := os.ReadFile("../../source/catalogue.json")
	require.NoError(t, err)
	var catalogue map[string]map[string]string
	require.NoError(t, json.Unmarshal(raw, &catalogue))
	for code := range catalogue {
		require.Contains(t, string(text), "`"+strings.TrimPrefix(code, "why.")+"`", code)
		require.NotContains(t, source.Code(code).Text("en", nil), "why.")
	}
}
