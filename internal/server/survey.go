package server

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/go-chi/chi/v5"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/survey"
	"github.com/liangce/liangce/internal/tenant"
)

// Survey gives surveys to whoever has their link and takes the answers. It is no part of the graph: there is nobody who asks, and
// what is bounded here is how often an address knocks.
type Survey struct {
	store         *db.Store
	looks, writes *limiter
}

// answerLimit is above the longest answer to the longest questionnaire.
const answerLimit = 64 << 10

// What one address may do. A hall full of people answers from behind one address, so each begins with a good many; afterwards as
// many as a desk with a tablet needs.
const (
	looksAtOnce, looksEvery   = 300, time.Second
	writesAtOnce, writesEvery = 120, 10 * time.Second
)

// NewSurvey makes the handler of public surveys.
func NewSurvey(store *db.Store) (*Survey, error) {
	looks, err := newLimiter(store.Now, looksAtOnce, looksEvery)
	if err != nil {
		return nil, err
	}
	writes, err := newLimiter(store.Now, writesAtOnce, writesEvery)
	return &Survey{store, looks, writes}, err
}

// said is a thing's name in both languages: the form changes between them without asking again.
type said struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

type publicSurvey struct {
	City          said              `json:"city"`
	Demonstration bool              `json:"demonstration"`
	Office        said              `json:"office"`
	Title         said              `json:"title"`
	State         survey.State      `json:"state"`
	Answered      bool              `json:"answered"`
	Token         string            `json:"token,omitempty"`
	Areas         []publicArea      `json:"areas"`
	Questions     []survey.Question `json:"questions"`
	MostText      int               `json:"mostText"`
}

type publicArea struct {
	Code string `json:"code"`
	said
}

func (s *Survey) give(w http.ResponseWriter, r *http.Request) { s.looks.bound(s.show)(w, r) }

func (s *Survey) take(w http.ResponseWriter, r *http.Request) { s.writes.bound(s.keep)(w, r) }

// show answers with the form; the one-time token of a link comes in a header, so that no log of addresses holds it.
func (s *Survey) show(w http.ResponseWriter, r *http.Request) {
	ctx, key := r.Context(), chi.URLParam(r, "key")
	city, ok := survey.CityOf(key)
	if !ok {
		refuseError(w, r, fault.New(fault.NotFound))
		return
	}
	found, err := db.Read(ctx, s.store, access.Respondent(city), func(tx *db.Tx) (publicSurvey, error) {
		sheet, err := survey.Begin(ctx, tx, key, r.Header.Get("Survey-Token"))
		if err != nil {
			return publicSurvey{}, err
		}
		place, err := tenant.Own(ctx, tx)
		if err != nil {
			return publicSurvey{}, err
		}
		offices, err := tenant.TenantsByID(ctx, tx, []string{sheet.Survey.TenantID})
		if err != nil {
			return publicSurvey{}, err
		}
		return present(sheet, place, offices[sheet.Survey.TenantID]), nil
	})
	if err != nil {
		refuseError(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, found)
}

func present(sheet survey.Sheet, city tenant.City, office tenant.Tenant) publicSurvey {
	out := publicSurvey{
		City: said{city.Name, city.NameEN}, Demonstration: city.Demonstration, Office: said{office.Name, office.NameEN},
		Title: said{sheet.Survey.Title, sheet.Survey.TitleEN}, State: sheet.Survey.State, Answered: sheet.Answered, Token: sheet.Token,
		Areas: make([]publicArea, len(sheet.Areas)), Questions: []survey.Question{}, MostText: survey.MostText,
	}
	for i, a := range sheet.Areas {
		out.Areas[i] = publicArea{a.Code, said{a.Name, a.NameEN}}
	}
	if sheet.Survey.State == survey.Opened {
		out.Questions = sheet.Survey.Form.Questions
	}
	return out
}

// keep takes an answer.
func (s *Survey) keep(w http.ResponseWriter, r *http.Request) {
	ctx, key := r.Context(), chi.URLParam(r, "key")
	city, ok := survey.CityOf(key)
	if !ok {
		refuseError(w, r, fault.New(fault.NotFound))
		return
	}
	var in struct {
		Token   string                 `json:"token"`
		Area    string                 `json:"area"`
		Answers map[string]survey.Said `json:"answers"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, answerLimit)).Decode(&in); err != nil {
		refuseError(w, r, unreadable(err))
		return
	}
	_, err := db.Write(ctx, s.store, access.Respondent(city), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, survey.Answer(ctx, tx, key, survey.Reply{Token: in.Token, Area: in.Area, Said: in.Answers})
	})
	if err != nil {
		refuseError(w, r, err)
		return
	}
	writeJSON(w, http.StatusCreated, map[string]bool{"taken": true})
}

func unreadable(err error) error {
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonTooLong, "field", "body", "limit", strconv.Itoa(answerLimit))
	}
	return fault.New(fault.InvalidInput, "reason", fault.ReasonMalformed, "field", "body", "expected", "JSON")
}
