package io.github.oneslice.ui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;

import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;

/** A training volume, what is learned of it and what the network says, side by side; a slider and the mouse wheel go through its slices. */
final class PreviewPanel extends JPanel {

	private static final long serialVersionUID = 1;
	private static final int GAP = 8;
	private static final int CAPTION = 20;

	private final Pictures pictures = new Pictures();
	private final JSlider slider = new JSlider(0, 0, 0);
	private final JLabel place = new JLabel(" ", JLabel.CENTER);
	private transient Event.Preview preview;

	PreviewPanel(Dimension size) {
		super(new BorderLayout());
		setPreferredSize(size);
		setBorder(BorderFactory.createEmptyBorder(0, GAP, 0, GAP));
		slider.setName("slice");
		slider.setVisible(false);
		slider.addChangeListener(event -> draw());
		pictures.addMouseWheelListener(event -> slider.setValue(slider.getValue() + event.getWheelRotation()));
		JPanel below = new JPanel(new BorderLayout());
		below.add(slider, BorderLayout.CENTER);
		below.add(place, BorderLayout.SOUTH);
		add(pictures, BorderLayout.CENTER);
		add(below, BorderLayout.SOUTH);
	}

	/** Shows another preview; of the same volume, on the slice that is looked at. */
	void show(Event.Preview next) {
		if (next == preview) return;
		boolean same = preview != null && preview.name().equals(next.name()) && preview.image().size().equals(next.image().size());
		preview = next;
		int last = next.image().size().z() - 1;
		if (!same) {
			slider.setMaximum(last);
			slider.setValue(next.slice());
			slider.setVisible(last > 0);
		}
		draw();
	}

	private void draw() {
		if (preview == null) return;
		int slice = slider.getValue();
		int depth = preview.image().size().z();
		int number = (int) ((slice + 0.5) * preview.slices() / depth) + 1;
		place.setText(preview.name() + (depth > 1 ? ", slice " + number + " of " + preview.slices() : ""));
		pictures.show(slice);
	}

	/** The pictures of one slice. */
	private final class Pictures extends JComponent {

		private static final long serialVersionUID = 1;

		private transient List<Picture> shown = List.of();

		/** @param image null where there is nothing yet */
		private record Picture(String caption, BufferedImage image) {}

		void show(int slice) {
			List<Picture> next = new ArrayList<>();
			next.add(new Picture("Image", Overlays.picture(preview.image(), slice, null)));
			next.add(new Picture("Learned from", Overlays.picture(preview.image(), slice, preview.labels())));
			next.add(new Picture("Prediction", preview.prediction() == null ? null : Overlays.picture(preview.image(), slice, preview.prediction())));
			shown = next;
			repaint();
		}

		@Override
		protected void paintComponent(Graphics plain) {
			Graphics2D graphics = (Graphics2D) plain;
			graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			if (shown.isEmpty()) write(graphics, "The first picture comes with the first training step.", 0, getWidth(), getHeight() / 2);
			int width = (getWidth() - 2 * GAP) / 3;
			for (int i = 0; i < shown.size(); i++)
				paint(graphics, shown.get(i), i * (width + GAP), width);
		}

		private void paint(Graphics2D graphics, Picture picture, int left, int width) {
			write(graphics, picture.caption, left, width, CAPTION - 6);
			int height = getHeight() - CAPTION;
			if (picture.image == null) {
				write(graphics, "after a tenth of the training", left, width, CAPTION + height / 2);
				return;
			}
			VoxelSize voxel = preview.image().voxelSize();
			double tall = picture.image.getHeight() * voxel.y() / voxel.x();
			double scale = Math.min(width / (double) picture.image.getWidth(), height / tall);
			int w = (int) (scale * picture.image.getWidth());
			int h = (int) (scale * tall);
			graphics.drawImage(picture.image, left + (width - w) / 2, CAPTION + (height - h) / 2, w, h, null);
		}

		private void write(Graphics2D graphics, String text, int left, int width, int base) {
			graphics.setColor(Color.DARK_GRAY);
			FontMetrics metrics = graphics.getFontMetrics();
			graphics.drawString(text, left + (width - metrics.stringWidth(text)) / 2, base);
		}
	}
}
