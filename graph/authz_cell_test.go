package graph_test

import "testing"

const addRemark = `mutation($input:AddRemarkInput!){addRemark(input:$input){threads{id remarks{id}}}}`

func places(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	const of = "at Haining health's figure"
	change("addRemark", of, doc(addRemark), func(*fixtures) vars { return remarkAt("maternal_deaths", "") })
	change("markTalkRead", of, doc(`mutation($input:MarkTalkReadInput!){markTalkRead(input:$input){heard{unread}}}`), func(x *fixtures) vars {
		in := remarkAt("maternal_deaths", "")
		delete(in, "words")
		in["remark"] = x.remark
		return in
	})
	change("withdrawRemark", of+", the clerk's", doc(`mutation($input:RemarkInput!){withdrawRemark(input:$input){maySay}}`), func(x *fixtures) vars { return vars{"remark": x.remark} })
	change("settleThread", of+", opened by the clerk", doc(`mutation($input:SettleThreadInput!){settleThread(input:$input){maySay}}`), func(x *fixtures) vars { return vars{"thread": x.thread} })
	change("removeFigureFile", of, doc(`mutation($input:RemoveFigureFileInput!){removeFigureFile(input:$input){ref}}`), func(x *fixtures) vars { return vars{"file": x.thread} })
}

func remarkAt(element, request string) vars {
	return vars{"element": element, "area": "330481", "year": openYear, "words": "请核对口径。", "requestId": request}
}

// arrangeTalk has the clerk say something at the place of a figure, and keep a paper there.
func (x *fixtures) arrangeTalk(t *testing.T, clerk caller) {
	t.Helper()
	type talk struct {
		Threads []struct {
			ID      string
			Remarks []struct{ ID string }
		}
	}
	said := read[talk](t, clerk.ask(t, addRemark, vars{"input": remarkAt("maternal_deaths", "arrange talk")}))
	x.thread, x.remark = said.Threads[0].ID, said.Threads[0].Remarks[0].ID
	x.w.owner(t, `insert into cell_file (city_id, id, element, area_code, year, category, area_path, line, support, plans, tenant_id, name, media_type, size, sha256, added_by, added_at)
		select city_id, id, element, area_code, year, category, area_path, line, support, plans, tenant_id, 'a.pdf', 'application/pdf', 1, repeat('0', 64), by_user, now()
		from talk_thread where id = $1::uuid`, x.thread)
}
