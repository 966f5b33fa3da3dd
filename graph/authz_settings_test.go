package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	setContact    = `mutation($input:SetContactInput!){setContact(input:$input){byMail}}`
	setQuietHours = `mutation($input:SetQuietHoursInput!){setQuietHours(input:$input){quietFrom}}`
	setRobot      = `mutation($input:SetRobotInput!){setRobot(input:$input){robotHost}}`
)

func settings(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	change("setContact", "one's own", doc(setContact), func(*fixtures) vars {
		return vars{"email": "clerk@county.example", "byMail": true}
	})
	change("setContact", "somebody's of Haining health", doc(setContact), func(x *fixtures) vars {
		return vars{"user": x.colleague, "email": "clerk@county.example", "byMail": true}
	})
	change("setQuietHours", "of one's own tenant", doc(setQuietHours), func(*fixtures) vars {
		return vars{"from": 1200, "to": 480, "weekends": true}
	})
	change("setRobot", "of one's own tenant", doc(setRobot), func(*fixtures) vars {
		return vars{"address": "https://oapi.dingtalk.com/robot/send?access_token=x", "secret": "SEC"}
	})
}

// colleagueOf is the reporter of a department, as its administrator sees it.
func colleagueOf(t *testing.T, w *world, department string) string {
	t.Helper()
	for _, p := range read[struct {
		People []struct{ ID, Username string }
	}](t, w.as(department+"/admin").ask(t, `{settings{people{id username}}}`, nil)).People {
		if p.Username == "reporter" {
			return p.ID
		}
	}
	require.Fail(t, "the department has no reporter")
	return ""
}
