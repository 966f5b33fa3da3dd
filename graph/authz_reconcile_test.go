package graph_test

func reconciled(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	at := func(more vars) func(*fixtures) vars {
		return func(*fixtures) vars {
			in := vars{"element": "maternal_deaths", "area": "330481", "year": openYear, "source": "统计年鉴", "revision": 0}
			for key, value := range more {
				in[key] = value
			}
			return in
		}
	}
	const refer = `mutation($input:SetReferenceValueInput!){setReferenceValue(input:$input){revision}}`
	change("setReferenceValue", "of Haining's maternal deaths", doc(refer), at(vars{"value": "1"}))
	change("setReferenceValue", "of the city's", doc(refer), at(vars{"value": "1", "area": "330400"}))
	change("acceptDifference", "of Haining's maternal deaths", doc(`mutation($input:AcceptDifferenceInput!){acceptDifference(input:$input){revision}}`), at(vars{"plan": women, "note": "口径不同"}))
	change("recordBridge", "over the change of W04", doc(`mutation($input:RecordBridgeInput!){recordBridge(input:$input){revision}}`), func(*fixtures) vars {
		return vars{"plan": women, "indicator": "W04", "year": 2023, "factor": "1", "basis": "两种标准各测一遍", "expectedRevision": 1}
	})
	change("setTolerance", "of maternal deaths", doc(`mutation($input:SetToleranceInput!){setTolerance(input:$input){revision}}`), func(*fixtures) vars {
		return vars{"element": "maternal_deaths", "revision": 0, "percent": "1", "note": "年鉴四舍五入"}
	})
}
