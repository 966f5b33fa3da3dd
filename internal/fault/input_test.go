package fault

import "testing"

func TestTextsThatAreNeeded(t *testing.T) {
	cases := []struct{ why, text, want, reason string }{
		{"trimmed", "  两个 ", "两个", ""},
		{"characters count, not bytes", "四个汉字", "四个汉字", ""},
		{"blank is missing", " \n ", "", ReasonRequired},
		{"one too many", "五个汉字吗", "", ReasonTooLong},
	}
	for _, c := range cases {
		got, err := Needed(c.text, 4, "field", "说明", "field@en", "The note")
		if f, refused := As(err); refused != (c.reason != "") || refused && f.Reason() != c.reason {
			t.Errorf("%s: %v", c.why, err)
		} else if !refused && got != c.want {
			t.Errorf("%s: got %q", c.why, got)
		}
	}
	if said := Input(ReasonRequired, "说明", "The note").Text(English); said != "The note is missing. Fill it in and send again." {
		t.Error(said)
	}
}
