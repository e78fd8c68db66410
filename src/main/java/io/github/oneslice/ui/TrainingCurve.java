package io.github.oneslice.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.io.File;
import java.util.List;
import java.util.Map;

import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import io.github.oneslice.files.AtomicFiles;
import io.github.oneslice.job.Event;

/** Draws how a training went over its steps: losses above, what lies between 0 and 1 below. */
final class TrainingCurve {

	private static final int WIDTH = 900;
	private static final int HEIGHT = 540;
	private static final Color GRID = new Color(0xdddddd);
	/** Told apart with every kind of colour vision (Okabe and Ito 2008). */
	private static final List<Color> COLORS = List.of(new Color(0x000000), new Color(0x0072b2), new Color(0xd55e00), new Color(
		0x009e73), new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9));
	private static final int FRACTION_COLOR = 4;
	private static final float LINE_WIDTH = 1.8f;
	private static final Shape POINT = new Ellipse2D.Float(-3, -3, 6, 6);
	/** So few points are seen as such. */
	private static final int FEW_POINTS = 30;

	private TrainingCurve() {}

	static JFreeChart chart(TrainingHistory history) {
		XYSeriesCollection losses = new XYSeriesCollection();
		XYSeriesCollection fractions = new XYSeriesCollection();
		for (Map.Entry<Event.Quantity, XYSeries> series : history.copy().entrySet())
			(series.getKey().unit() == Event.Unit.FRACTION ? fractions : losses).addSeries(series.getValue());
		CombinedDomainXYPlot plot = new CombinedDomainXYPlot(new NumberAxis("step"));
		plot.setGap(12);
		plot.add(panel(losses, "loss", 0), 3);
		if (fractions.getSeriesCount() > 0) {
			XYPlot panel = panel(fractions, "0 to 1", FRACTION_COLOR);
			panel.getRangeAxis().setRange(0, 1);
			plot.add(panel, 2);
		}
		JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, true);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(8, 8, 8, 16));
		return chart;
	}

	static void save(TrainingHistory history, File file) {
		AtomicFiles.write(file, out -> ChartUtils.writeChartAsPNG(out, chart(history), WIDTH, HEIGHT));
	}

	private static XYPlot panel(XYSeriesCollection data, String label, int firstColor) {
		XYPlot panel = ChartFactory.createXYLineChart(null, null, label, data).getXYPlot();
		panel.setBackgroundPaint(Color.WHITE);
		panel.setDomainGridlinePaint(GRID);
		panel.setRangeGridlinePaint(GRID);
		XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
		renderer.setDefaultStroke(new BasicStroke(LINE_WIDTH));
		renderer.setAutoPopulateSeriesStroke(false);
		renderer.setDefaultShape(POINT);
		renderer.setAutoPopulateSeriesShape(false);
		for (int i = 0; i < data.getSeriesCount(); i++) {
			renderer.setSeriesPaint(i, COLORS.get((firstColor + i) % COLORS.size()));
			renderer.setSeriesShapesVisible(i, data.getItemCount(i) <= FEW_POINTS);
		}
		panel.setRenderer(renderer);
		return panel;
	}
}
