/** For a box in which one is chosen. */

export function municipalityGroups(
  municipalities: { code: string; name: string; area: string }[],
): { label: string; options: { value: string; label: string }[] }[] {
  const areas = [...new Set(municipalities.map((each) => each.area))]
  return areas.map((area) => ({
    label: area,
    options: municipalities
      .filter((each) => each.area === area)
      .map((each) => ({ value: each.code, label: each.name })),
  }))
}
