/** One image and who asks for it: another owner's is as if it were not there. */
export interface OwnedImage {
  ownerId: string;
  imageId: string;
}
