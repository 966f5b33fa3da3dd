// Command country fills a migrated database with a synthetic country, to be measured: provinces of cities, each a city of its
// own with its areas, tenants, users, plan and ten years of figures with the roll-ups that they give. It is for empty databases
// of one's own, never for one in which somebody works:
//
//	country -url postgres://owner@host/db -cities 333 -figures 10000000
//	country -url postgres://owner@host/db -measure 840100
//	country -url postgres://owner@host/postgres -grow 1,30 -plans 40   (make growth)
//
// A few template cities are loaded by the product's own loader (cityload) and open their round by its own verb; every other city
// is made of a template's rows under codes and ids of its own, by COPY. Figures are made from the seed; roll-ups are computed by
// package rollup from the figures. The address must be that of a superuser, whom row security does not bind.
//
// Names are made of codes that GB/T 2260 gives to nobody, so nobody takes a synthetic county for a real one.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
)

func main() {
	owner := flag.String("url", "", "address of the database as its owner")
	app := flag.String("app", "", "address as the role of the application; derived from the owner's when left out")
	size := country{}
	flag.IntVar(&size.Cities, "cities", 333, "cities, divided among 31 provinces")
	flag.IntVar(&size.Provinces, "provinces", 31, "provinces")
	flag.IntVar(&size.Counties, "counties", 2843, "counties of all cities together, about")
	flag.IntVar(&size.Towns, "towns", 38000, "towns of all counties together, about")
	flag.IntVar(&size.Figures, "figures", 0, "figures of all cities together, about: the earliest years are left out; all when 0")
	flag.Uint64Var(&size.Seed, "seed", 1, "the same seed gives the same country")
	plans := flag.String("plans", "40,80,120,160,200", "how many indicators the plans have, one template city each")
	flag.IntVar(&size.Computed, "computed", 10, "cities whose roll-ups are rebuilt by rollup.Rebuild, for its time; the others' are computed alike and copied")
	measured := flag.String("measure", "", "instead of making a country, measure what is hot in this city of one, such as 840100")
	sizes := flag.String("grow", "", "instead, make countries of so many cities, such as 1,30, in databases of their own beside that of the address, and compare them")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var grown []int
	var err error
	if size.Plans, err = numbers("-plans", *plans); err == nil && *sizes != "" {
		grown, err = numbers("-grow", *sizes)
	}
	switch {
	case err != nil:
	case *measured != "":
		err = measure(ctx, os.Stdout, *owner, *app, *measured)
	case grown != nil:
		err = grow(ctx, os.Stdout, *owner, grown, size)
	default:
		err = run(ctx, *owner, *app, size)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "country:", err)
		os.Exit(1)
	}
}

func numbers(flag, list string) ([]int, error) {
	var out []int
	for _, word := range strings.Split(list, ",") {
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", flag, err)
		}
		out = append(out, n)
	}
	return out, nil
}
