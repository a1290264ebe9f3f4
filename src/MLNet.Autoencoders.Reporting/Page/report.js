(() => {
  "use strict";
  const specifications = JSON.parse(document.getElementById("charts").textContent);
  const places = document.querySelectorAll("[data-chart]");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  async function draw() {
    document.documentElement.dataset.charts = "drawing";
    let failed = 0;
    for (const place of places) {
      try {
        await vegaEmbed(place, specifications[Number(place.dataset.chart)], {
          actions: false,
          ast: true,
          renderer: "svg",
          theme: dark.matches ? "dark" : undefined,
          config: { background: null, font: "system-ui, sans-serif" },
        });
      } catch (error) {
        failed++;
        console.error(error);
        place.textContent = "This chart could not be drawn: " + error.message;
      }
    }
    document.documentElement.dataset.charts = failed ? "failed" : "drawn";
  }

  dark.addEventListener("change", draw);
  draw();
})();
