package demo

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/survey"
)

// askedSince is the first year whose survey the demonstration shows; it is closed, and that of the open year takes answers.
const askedSince = 2024

const (
	// usualAnswers is how many answer in an area at least, so many more by its hash.
	usualAnswers, moreAnswers = 42, 30
	// fewAnswers is how many do in one area: too few to be told.
	fewAnswers = 6
	// soFar is how many in an area have answered the survey that is open.
	soFar = 3
)

func bilingual(zh, en string) survey.Words { return survey.Words{ZH: zh, EN: en} }

func options(words ...survey.Words) []survey.Option {
	out := make([]survey.Option, len(words))
	for i, w := range words {
		out[i].Words = w
	}
	return out
}

// questionnaire is made up, after the domains of the plan.
func questionnaire() []survey.Question {
	scale := func(zh, en string) survey.Question {
		return survey.Question{Kind: survey.Satisfaction, Words: bilingual(zh, en), Required: true}
	}
	return []survey.Question{
		scale("总体而言，您对本地妇女发展状况满意吗？", "All in all, how satisfied are you with the situation of women here?"),
		scale("您对本地的妇女健康服务（如“两癌”筛查、孕产保健）满意吗？", "How satisfied are you with health services for women, such as cancer screening and maternity care?"),
		scale("您对本地女性就业创业的支持满意吗？", "How satisfied are you with the support for women at work and in business?"),
		scale("您对家庭、婚姻方面的公共服务满意吗？", "How satisfied are you with public services for families?"),
		{Kind: survey.Single, Words: bilingual("您的年龄段是？", "How old are you?"), Options: options(
			bilingual("18–29 岁", "18–29"), bilingual("30–44 岁", "30–44"), bilingual("45–59 岁", "45–59"), bilingual("60 岁及以上", "60 or older"))},
		{Kind: survey.Multiple, Words: bilingual("您最希望改善哪些方面？（可多选）", "What should improve first? (more than one)"), Options: options(
			bilingual("普惠托育", "Affordable childcare"), bilingual("健康筛查", "Health screening"), bilingual("就业与技能培训", "Jobs and training"), bilingual("权益维护", "Protection of rights"), bilingual("出行与环境", "Getting about and surroundings"))},
		{Kind: survey.Text, Words: bilingual("您还有什么建议？", "Is there anything you would suggest?")},
	}
}

var suggestions = []string{"希望社区多开设普惠托育点。", "“两癌”筛查可以再方便一些。", "周末也开放妇女活动中心。", "增加灵活就业岗位信息。", "More information in English would help."}

// askPeople has the city's office ask how content women are. The questions and all answers are made up.
func (c *city) askPeople(ctx context.Context, tx *db.Tx, code string, year int, open bool) error {
	if year < askedSince || !strings.Contains(code, "women") {
		return nil
	}
	var s survey.Survey
	err := c.as(tx, c.office(), func() (err error) {
		s, err = survey.Put(ctx, tx, survey.Entry{
			Plan: code, Year: year, Questions: questionnaire(),
			Title: bilingual(fmt.Sprintf("%d年妇女发展满意度调查（演示）", year), fmt.Sprintf("Women's satisfaction survey %d (demonstration)", year)),
		})
		if err == nil {
			s, err = survey.Open(ctx, tx, s.ID, s.Revision)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := c.answer(ctx, tx, s, open); err != nil || open {
		return err
	}
	return c.as(tx, c.office(), func() error {
		_, err := survey.Close(ctx, tx, s.ID, s.Revision)
		return err
	})
}

// answer has people of every area answer the public link.
func (c *city) answer(ctx context.Context, tx *db.Tx, s survey.Survey, open bool) error {
	return tx.As(access.Respondent(c.id), func() error {
		areas, err := survey.Areas(ctx, tx, s)
		if err != nil {
			return err
		}
		for i, area := range areas {
			count := usualAnswers + chance("answers", area.Code, s.Year)*moreAnswers/100
			switch {
			case open:
				count = soFar
			case i == len(areas)-1:
				count = fewAnswers
			}
			for n := range count {
				sheet, err := survey.Begin(ctx, tx, *s.Key, "")
				if err != nil {
					return err
				}
				if err := survey.Answer(ctx, tx, *s.Key, survey.Reply{Token: sheet.Token, Area: area.Code, Said: opinion(s, area.Code, n)}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// opinion is what one of the made-up people says; areas differ a little.
func opinion(s survey.Survey, area string, n int) map[string]survey.Said {
	said := map[string]survey.Said{}
	leaning := chance("leaning", area) / 8
	for _, q := range s.Form.Questions {
		luck := chance(q.ID, area, n, s.Year)
		switch q.Kind {
		case survey.Satisfaction:
			said[q.ID] = survey.Said{Score: scoreOf(luck + leaning)}
		case survey.Single:
			said[q.ID] = survey.Said{Options: []string{q.Options[luck*len(q.Options)/100].ID}}
		case survey.Multiple:
			chosen := []string{q.Options[luck*len(q.Options)/100].ID, q.Options[chance("too", q.ID, area, n)*len(q.Options)/100].ID}
			said[q.ID] = survey.Said{Options: slices.Compact(slices.Sorted(slices.Values(chosen)))}
		case survey.Text:
			if luck < len(suggestions)*3 {
				said[q.ID] = survey.Said{Text: suggestions[luck/3]}
			}
		}
	}
	return said
}

// scoreOf spreads luck over the scale as such surveys usually come out: most are satisfied.
func scoreOf(luck int) int {
	score := 1
	for _, bound := range []int{4, 12, 30, 72} {
		if luck >= bound {
			score++
		}
	}
	return score
}
