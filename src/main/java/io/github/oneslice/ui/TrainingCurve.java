package io.github.oneslice.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.File;
import java.io.IOException;
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

/** Draws how a training went: losses above, the selection rate and other parts of one below, over the steps. */
final class TrainingCurve {

	private static final int WIDTH = 900;
	private static final int HEIGHT = 540;
	private static final Color GRID = new Color(0xdddddd);
	private static final float LINE_WIDTH = 1.8f;

	private TrainingCurve() {}

	static JFreeChart chart(TrainingHistory history) {
		XYSeriesCollection losses = new XYSeriesCollection();
		XYSeriesCollection others = new XYSeriesCollection();
		for (Map.Entry<String, XYSeries> series : history.copy().entrySet())
			(series.getKey().contains("loss") ? losses : others).addSeries(series.getValue());
		CombinedDomainXYPlot plot = new CombinedDomainXYPlot(new NumberAxis("step"));
		plot.setGap(12);
		plot.add(panel(losses, "loss"), 2);
		if (others.getSeriesCount() > 0) plot.add(panel(others, "part of all"), 1);
		JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, true);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(8, 8, 8, 16));
		return chart;
	}

	static void save(TrainingHistory history, File file) throws IOException {
		ChartUtils.saveChartAsPNG(file, chart(history), WIDTH, HEIGHT);
	}

	private static XYPlot panel(XYSeriesCollection data, String label) {
		XYPlot panel = ChartFactory.createXYLineChart(null, null, label, data).getXYPlot();
		panel.setBackgroundPaint(Color.WHITE);
		panel.setDomainGridlinePaint(GRID);
		panel.setRangeGridlinePaint(GRID);
		XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
		renderer.setDefaultStroke(new BasicStroke(LINE_WIDTH));
		renderer.setAutoPopulateSeriesStroke(false);
		panel.setRenderer(renderer);
		return panel;
	}
}
