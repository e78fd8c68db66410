// Segment_Studies: segments every study of a folder with a trained model, and lists the largest volumes.
//
// In Fiji: File > New > Script..., open this file, Run; or without windows
//   ./fiji --headless --run Segment_Studies.groovy 'image_folder="/data/studies",model="/data/model",output_folder="/data/labels"'
// Each sub-folder is a study. Images that are done already are left out, so that it can run again every night.

#@ File (label = "Folder of the studies", style = "directory") image_folder
#@ File (label = "Model", style = "directory") model
#@ File (label = "Folder for the results", style = "directory") output_folder
#@ CommandService commands

import io.github.oneslice.command.SegmentFolder

def done = commands.run(SegmentFolder, true, [image_folder: image_folder, model: model, output_folder: output_folder,
	subfolders: true, resume: true]).get()
if (done.delegateObject.cancelReason) println done.delegateObject.cancelReason // which files failed, and why

def rows = new File(output_folder, "segmentation.csv").readLines()
int volume = rows[0].split(",").findIndexOf { it.startsWith("volume_") }
if (volume < 0) return
// Names with commas stand in quotes; the columns are counted from the end.
def fromEnd = rows[0].split(",", -1).size() - volume
rows.drop(1).findAll { it.endsWith(",") } // without error
	.sort { -(it.split(",", -1)[-fromEnd] as double) }.take(10).each { println it }
