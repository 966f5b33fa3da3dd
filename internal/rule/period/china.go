package period

import "time"

// China is where a day of the calendar begins and ends, for deadlines, messages and documents alike.
var China = time.FixedZone("Asia/Shanghai", 8*60*60)
