package survey

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// mostAnswers bounds a survey: what is above is no city's people.
const mostAnswers = 50_000

var keyForm = regexp.MustCompile(`^([0-9]{6})-[0-9a-f]{32}$`)

// CityOf tells which city a link's key belongs to; false for what cannot be one.
func CityOf(key string) (string, bool) {
	parts := keyForm.FindStringSubmatch(key)
	if parts == nil {
		return "", false
	}
	return parts[1], true
}

// Sheet is what somebody with the link is given to answer.
type Sheet struct {
	Survey Survey
	// Token is to be sent with the answer.
	Token string
	// Areas are to choose from; one alone where the token is of an area.
	Areas []tenant.Area
	// Answered tells that the token is spent.
	Answered bool
}

// Said is what somebody answers to a question: one of the three, by its kind.
type Said struct {
	Score   int      `json:"score,omitempty"`
	Options []string `json:"options,omitempty"`
	Text    string   `json:"text,omitempty"`
}

// Reply is a filled form.
type Reply struct {
	Token string
	Area  string
	// Said is by question.
	Said map[string]Said
}

// Begin gives the form of an open survey with a token to answer it by: the one-time token that came with the link, or a fresh one.
func Begin(ctx context.Context, tx *db.Tx, key, token string) (Sheet, error) {
	s, seal, err := asked(ctx, tx, key)
	if err != nil {
		return Sheet{}, err
	}
	out := Sheet{Survey: s}
	if s.State != Opened {
		return out, nil
	}
	if out.Areas, err = Areas(ctx, tx, s); err != nil {
		return Sheet{}, err
	}
	if token == "" {
		out.Token = fresh(seal, tx.Now)
		return out, nil
	}
	raw, ok := decode(token)
	if !ok {
		return Sheet{}, badToken()
	}
	kept, err := keptToken(ctx, tx, s, raw)
	if err != nil {
		return Sheet{}, err
	}
	out.Token, out.Answered = token, kept != nil && kept.Spent
	switch {
	case kept != nil && kept.AreaCode != nil:
		out.Areas = slices.DeleteFunc(out.Areas, func(a tenant.Area) bool { return a.Code != *kept.AreaCode })
	case kept == nil && len(raw) == secretBytes:
		return Sheet{}, badToken()
	case kept == nil && !genuine(seal, raw, tx.Now): // it lay too long: the visit begins anew
		out.Token = fresh(seal, tx.Now)
	}
	return out, nil
}

// Answer takes a filled form in exchange for its token. The two are not kept together.
func Answer(ctx context.Context, tx *db.Tx, key string, r Reply) error {
	s, seal, err := asked(ctx, tx, key)
	if err != nil {
		return err
	}
	if s.State != Opened {
		return wrongState(s.State)
	}
	said, err := s.Form.read(r.Said)
	if err != nil {
		return err
	}
	area, err := spend(ctx, tx, s, seal, r)
	if err != nil {
		return err
	}
	if err := s.count(ctx, tx); err != nil {
		return err
	}
	body, err := json.Marshal(said)
	if err != nil {
		return fmt.Errorf("survey: write an answer: %w", err)
	}
	// A random id: one that goes up with time would tell the order of the answers.
	err = tx.DB.WithContext(ctx).Exec(`insert into survey_answer (city_id, id, survey_id, area_code, said) values (?, cast(? as uuid), cast(? as uuid), ?, cast(? as jsonb))`,
		s.CityID, uuid.NewString(), s.ID, area, string(body)).Error
	if err != nil {
		return fmt.Errorf("survey: keep an answer: %w", err)
	}
	return nil
}

// asked is the survey of a link, with the seal of its tokens.
func asked(ctx context.Context, tx *db.Tx, key string) (Survey, []byte, error) {
	if tx.Actor.Narrow != access.Respondent("").Narrow { // nobody answers in their office's name
		return Survey{}, nil, fault.New(fault.Forbidden)
	}
	s, err := one(find(ctx, tx, `key = ?`, key))
	if err != nil {
		return Survey{}, nil, err
	}
	var row struct{ Seal []byte }
	if err := tx.DB.WithContext(ctx).Raw(`select seal from survey where city_id = ? and id = cast(? as uuid)`, s.CityID, s.ID).Scan(&row).Error; err != nil {
		return Survey{}, nil, fmt.Errorf("survey: read the seal: %w", err)
	}
	return s, row.Seal, nil
}

type tokenRow struct {
	AreaCode *string `gorm:"column:area_code"`
	Spent    bool    `gorm:"column:spent"`
}

// keptToken is a token that was given out singly or is spent; nil where there is none.
func keptToken(ctx context.Context, tx *db.Tx, s Survey, raw []byte) (*tokenRow, error) {
	rows, err := gorm.G[tokenRow](tx.DB).Raw(`select area_code, spent from survey_token where city_id = ? and survey_id = cast(? as uuid) and hash = ?`,
		s.CityID, s.ID, hashOf(raw)).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("survey: look for a token: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	return &rows[0], nil
}

// spend takes the token, once, and gives the area that the answer is for.
func spend(ctx context.Context, tx *db.Tx, s Survey, seal []byte, r Reply) (string, error) {
	raw, ok := decode(r.Token)
	if !ok {
		return "", badToken()
	}
	kept, err := keptToken(ctx, tx, s, raw)
	if err != nil {
		return "", err
	}
	answered := fault.New(fault.WrongState, "reason", fault.ReasonSurveyAnswered)
	area := r.Area
	var done *gorm.DB
	switch {
	case kept != nil && kept.Spent:
		return "", answered
	case kept != nil:
		area = *kept.AreaCode
		done = tx.DB.WithContext(ctx).Exec(`update survey_token set spent = true where city_id = ? and survey_id = cast(? as uuid) and hash = ? and not spent`, s.CityID, s.ID, hashOf(raw))
	case !genuine(seal, raw, tx.Now):
		return "", badToken()
	default:
		done = tx.DB.WithContext(ctx).Exec(`insert into survey_token (city_id, survey_id, hash, spent) values (?, cast(? as uuid), ?, true) on conflict do nothing`, s.CityID, s.ID, hashOf(raw))
	}
	if done.Error != nil {
		return "", fmt.Errorf("survey: spend a token: %w", done.Error)
	}
	if done.RowsAffected == 0 { // sent twice at once
		return "", answered
	}
	areas, err := Areas(ctx, tx, s)
	if err != nil {
		return "", err
	}
	if !slices.ContainsFunc(areas, func(a tenant.Area) bool { return a.Code == area }) {
		return "", fault.Input(fault.ReasonRequired, "所在区域", "Your area")
	}
	return area, nil
}

// count adds one to the survey's answers, unless it was closed in the meantime or has enough.
func (s Survey) count(ctx context.Context, tx *db.Tx) error {
	done := tx.DB.WithContext(ctx).Exec(`update survey set answered = answered + 1 where city_id = ? and id = cast(? as uuid) and state = 'open' and answered < ?`, s.CityID, s.ID, mostAnswers)
	if done.Error != nil {
		return fmt.Errorf("survey: count an answer: %w", done.Error)
	}
	if done.RowsAffected > 0 {
		return nil
	}
	now, err := Get(ctx, tx, s.ID)
	if err != nil {
		return err
	}
	if now.State != Opened {
		return wrongState(now.State)
	}
	return fault.New(fault.WrongState, "reason", fault.ReasonSurveyFull)
}

// read takes what fits the questions; an answer to none of them is refused too.
func (f Form) read(said map[string]Said) (map[string]Said, error) {
	out := map[string]Said{}
	for i, q := range f.Questions {
		place := strconv.Itoa(i + 1)
		a, given := said[q.ID]
		a.Text = strings.TrimSpace(a.Text)
		if !given || a.Score == 0 && len(a.Options) == 0 && a.Text == "" {
			if q.Required {
				return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonSurveyMissing, "question", place)
			}
			continue
		}
		if !q.takes(a) {
			return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonSurveyAnswer, "question", place)
		}
		out[q.ID] = a
	}
	for id := range said {
		if !slices.ContainsFunc(f.Questions, func(q Question) bool { return q.ID == id }) {
			return nil, fault.Input(fault.ReasonUnknown, "题目", "question", "value", "?")
		}
	}
	return out, nil
}

func (q Question) takes(a Said) bool {
	scored, chosen, written := a.Score != 0, len(a.Options) > 0, a.Text != ""
	switch q.Kind {
	case Satisfaction:
		return !chosen && !written && a.Score >= 1 && a.Score <= scale
	case Single:
		return !scored && !written && len(a.Options) == 1 && q.has(a.Options[0])
	case Multiple:
		return !scored && !written && !slices.ContainsFunc(a.Options, func(o string) bool { return !q.has(o) }) && distinct(a.Options)
	case Text:
		return !scored && !chosen && utf8.RuneCountInString(a.Text) <= MostText
	}
	return false
}

func (q Question) has(option string) bool {
	return slices.ContainsFunc(q.Options, func(o Option) bool { return o.ID == option })
}

func distinct(options []string) bool {
	sorted := slices.Sorted(slices.Values(options))
	return len(slices.Compact(sorted)) == len(options)
}
