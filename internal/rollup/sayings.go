package rollup

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/liangce/liangce/internal/rule/target"
)

// mostSayings bounds the reasons that are kept in words, twice: some hundred bytes each.
const mostSayings = 50_000

// Sayings keeps what stored reasons are in words. A board has hundreds of them, and most have been said before.
type Sayings struct {
	mu sync.Mutex
	// now is filled until it is full, and is before then: what nobody asks for is forgotten.
	now, before map[string]string
}

// NewSayings knows none yet.
func NewSayings() *Sayings { return &Sayings{now: map[string]string{}} }

// of is a stored reason in words, in zh-CN or en; "" where there is none.
func (s *Sayings) of(reason []byte, lang string) (string, error) {
	if reason == nil {
		return "", nil
	}
	var space [512]byte
	key := append(append(append(space[:0], lang...), ' '), reason...)
	s.mu.Lock()
	defer s.mu.Unlock()
	if text, ok := s.now[string(key)]; ok {
		return text, nil
	}
	text, ok := s.before[string(key)]
	if !ok {
		var r target.Reason
		if err := json.Unmarshal(reason, &r); err != nil {
			return "", fmt.Errorf("rollup: read a reason: %w", err)
		}
		text = r.Text(lang)
	}
	if len(s.now) >= mostSayings {
		s.now, s.before = map[string]string{}, s.now
	}
	s.now[string(key)] = text
	return text, nil
}
